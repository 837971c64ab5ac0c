"""Give the rendered school to MkDocs. The only module that knows MkDocs.

static-i18n builds each further language inside the first build, on one config object: every event runs once a language,
so the school is read when the first language starts. Pages are *promised* (a File whose text comes from
``on_page_read_source``), since static-i18n loses the content of generated files.
"""

import base64
import hashlib
import posixpath
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[1]
# `mkdocs` puts this folder on the path, where our files could hide libraries of the same name, and not the root above.
sys.path[:] = [str(ROOT), *(folder for folder in sys.path if Path(folder).resolve() != ROOT / "scripts")]

from scripts import letters, library, packs, pages, search  # noqa: E402

STYLE = re.compile(r"<style>(.*?)</style>", re.S)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; connect-src 'none'; "
    "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types index"
)
POLICY_HERE = "{policy}"
GUIDE = "teach/if-a-pupil-tells-you"  # linked from the foot of every page for teachers
UNUSED = (  # what the theme ships and no page of ours asks for
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/stylesheets/palette.*",
    "assets/stylesheets/*.map",
    "sitemap.xml*",  # it would list pages that are in no list, and changes with the day
)

school = None  # read once per build; MkDocs keeps this module between builds


def on_config(config):
    """Read and render the school before the first language."""
    global school
    if config.plugins["i18n"].building:
        return
    content = letters.with_scripts(library.load(ROOT)[0])
    theme = next(
        file for folder in config.theme.dirs for file in Path(folder).glob("assets/stylesheets/main.*.min.css")
    )
    school = SimpleNamespace(
        library=content,
        site=pages.render(content),
        addresses=pages.addresses(content),
        downloads=packs.make(content, ROOT / "build/sheets"),
        search=search.make(content, ROOT),
        theme_style=theme.name,
    )


def on_files(files, config):
    """Promise the pages of this language's build and add the sheets."""
    for address in school.site.pages:
        if files.get_file_from_path(address) is None:
            files.append(File(address, config.docs_dir, config.site_dir, config.use_directory_urls))
    for address, path in school.downloads.items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    language = config.plugins["i18n"].current_language
    config.nav = [address.split("/", 1)[1] for address in school.site.pages if address.startswith(f"{language}/")]
    return files


def on_page_read_source(page, config):
    """The text of a page: rendered by us, whether or not a file stands in docs/."""
    return school.site.pages.get(page.file.src_uri)


def on_page_context(context, page, config, nav):
    """What the templates ask of the school: words, links inside the language, the same page in other languages."""
    language = config.plugins["i18n"].current_language
    content = school.library
    here = content.languages[language]
    written = next((other for other in content.languages.values() if other.tag == page.meta.get("written_in")), here)

    def link(id, code=language):
        return posixpath.relpath(_address(id, code), posixpath.dirname(page.file.dest_uri) or ".")

    context["school"] = SimpleNamespace(
        word=lambda key, **values: content.word(language, key, **values),
        link=link,
        tag=here.tag,
        leave_to=here.leave_to,
        policy=POLICY_HERE,
        theme_style=school.theme_style,
        written_name=written.name,
        guide_title=content.guides[language, GUIDE].title,
        languages=[
            SimpleNamespace(
                name=other.name,
                tag=other.tag,
                current=code == language,
                link=link(page.meta.get("page_id", "index"), code),
                absolute=config.site_url and config.site_url + _address(page.meta.get("page_id", "index"), code),
            )
            for code, other in content.languages.items()
        ],
    )
    return context


def _address(id, code):
    """Where the page ``id`` of a language lies in the built site."""
    folder = "" if code == school.library.default_language else f"{code}/"
    return folder + school.addresses[id].removesuffix(".md") + ".html"


def on_post_page(output, page, config):
    """Put the Content-Security-Policy in place: it names the hash of every style inside the page."""
    hashes = [base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in STYLE.findall(output)]
    styles = "".join(f" 'sha256-{hash}'" for hash in hashes)
    return output.replace(POLICY_HERE, POLICY.format(styles=styles))


@event_priority(-200)
def on_post_build(config):
    """When all languages stand: write the search indexes and take away what no page of ours asks for."""
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    for pattern in UNUSED:
        for file in sorted(site.glob(pattern)):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    for address, script in school.search.items():
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(script, "utf-8")
