"""Linked data (schema.org, as JSON-LD): what search engines read of a page.

    nodes.py     what many pages share: site, publisher, the way to a page; and how nodes become script elements
    articles.py  an article in one language or both
    editions.py  an edition with its articles

A node that is named elsewhere has an `@id`: an address with a fragment (`#article`, `#publisher`, `#website`). Wherever
it is only named, its type, name and address stand beside the `@id`: programs read one page at a time.
"""
