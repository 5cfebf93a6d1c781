"""The stages of a build, each a module; `dwiwarta.pipeline` puts them in order."""
