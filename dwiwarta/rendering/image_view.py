"""What a template is allowed to see of an article's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.editorial.pictures import licence_of
from dwiwarta.model import Bilingual
from dwiwarta.reading.typography import mend
from dwiwarta.rendering.pictures.recipe import JPEG, WEBP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.editorial.library import Story
    from dwiwarta.editorial.pictures import Licence
    from dwiwarta.model import Picture
    from dwiwarta.rendering.addresses import Links
    from dwiwarta.rendering.text_views import TextView


class ImageView(NamedTuple):
    """A picture in its sizes, with what is said of it."""

    alt: Bilingual
    """What is on it, as plain text; the Indonesian stands in for English that may not be shown."""
    alt_lang: str
    """What goes into `lang` of the English: `en`, `en-x-mtfrom-id` or `id`."""
    caption: TextView | None
    credit: str
    licence: Licence | None
    """Its public licence (`label`, `url`), if it has one."""
    portrait: bool
    """Higher than wide."""
    width: int
    height: int
    """Of the largest size, in pixels; every size has these proportions."""
    src: str
    """The link of a size that every browser can show."""
    srcset: str
    webp: str
    """The sizes to choose from, as JPEG and as WebP."""
    address: str
    """The whole address of the largest JPEG, for feeds and for what shows a link elsewhere."""
    address_width: int
    address_height: int
    address_bytes: int
    address_type: str


def image_view(
    story: Story, alt: TextView | None, alt_text: str | None, caption: TextView | None, links: Links
) -> ImageView | None:
    """The picture of a story, None where it shows none. `alt_text` is the English where it may be shown."""
    picture, image = story.picture, story.article.header.image
    if picture is None or image is None or alt is None:
        return None
    webp, jpeg = picture.of_type(WEBP), picture.of_type(JPEG)
    largest, fallback = webp[-1], jpeg[-1]
    original = mend(" ".join(image.alt.split()))
    return ImageView(
        alt=Bilingual(original, original if alt_text is None else alt_text),
        alt_lang=alt.en_lang,
        caption=caption,
        credit=mend(image.credit),
        licence=licence_of(image.rights),
        portrait=picture.height > picture.width,
        width=largest.width,
        height=largest.height,
        src=links.link(jpeg[0].path),
        srcset=_srcset(picture, JPEG, links),
        webp=_srcset(picture, WEBP, links),
        address=links.address(fallback.path),
        address_width=fallback.width,
        address_height=fallback.height,
        address_bytes=fallback.bytes,
        address_type=fallback.type,
    )


def _srcset(picture: Picture, kind: str, links: Links) -> str:
    return ", ".join(f"{links.link(r.path)} {r.width}w" for r in picture.of_type(kind))


def captions(texts: Sequence[TextView], *, dek_is_caption: bool) -> tuple[TextView | None, bool]:
    """The caption of a picture that is shown, and whether the dek is spent on it: the outlet's own caption stands
    under the picture where the desk wrote no other one, or the same."""
    own = next((t for t in texts if t.kind == "caption"), None)
    dek = next((t for t in texts[1:] if t.kind == "dek"), None) if dek_is_caption else None
    if own is None:
        return dek, dek is not None
    return own, dek is not None and dek.id == own.id
