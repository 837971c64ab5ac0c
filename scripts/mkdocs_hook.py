"""Give the rendered school to MkDocs. The only module that knows MkDocs.

static-i18n builds each further language inside the first build, on one config object: every event runs once a language,
so the school is read when the first language starts. Pages are *promised* (a File whose text comes from
``on_page_read_source``), since static-i18n loses the content of generated files.
"""

import logging
import os
import posixpath
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import material
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[1]
# `mkdocs` puts this folder on the path, where our files could hide libraries of the same name, and not the root above.
sys.path[:] = [str(ROOT), *(folder for folder in sys.path if Path(folder).resolve() != ROOT / "scripts")]

from scripts.files import atomic  # noqa: E402
from scripts.files.shares import Shares  # noqa: E402
from scripts.language import transliteration  # noqa: E402
from scripts.load import library  # noqa: E402
from scripts.sheets import downloads, ready  # noqa: E402
from scripts.web import addresses, blocks, pages, policy, search, stylesheets  # noqa: E402

GUIDE = "teach/if-a-pupil-tells-you"  # linked from the foot of every page for teachers
MARK = "assets/images/mark.svg"  # inside pages for pupils, which makes one file less for a slow line
STYLES = "school.css"
OURS = f"assets/stylesheets/{STYLES}"
SOME = "school.some"
READY_ONLY = "SHEETS_READY_ONLY"  # of `serve`: sheets that are not made yet come later
UNUSED = (  # what the theme ships and no page of ours asks for
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/stylesheets/palette.*",
    "assets/stylesheets/main.*.css",  # joined with ours
    "assets/stylesheets/*.map",
    "sitemap.xml*",  # it would list pages that are in no list, and changes with the day
)

school = None  # read once per build; MkDocs keeps this module between builds


def on_config(config):
    """Read the school before the first language."""
    global school
    if config.plugins["i18n"].building:
        return
    root = Path(config.config_file_path).parent
    ready_made = config.extra.pop(SOME, None)
    content, some = ready_made or (transliteration.with_scripts(library.load(root, compare=False)[0]), None)
    school = SimpleNamespace(
        root=root,
        library=content,
        addresses=addresses.addresses(content),
        some=some,  # of a preview: the only pages to make
        pages={},
        shares=Shares(list(content.languages)),
        mark="data:image/svg+xml," + quote((Path(config.docs_dir) / MARK).read_text("utf-8").strip(), safe="='/:"),
    )


def build_some(root, content, some, site):
    """Build these pages only (address → Markdown) into the folder ``site``: no sheets, no search, no files beside."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=False)
    config.extra[SOME] = (content, some)
    config.plugins.on_startup(command="build", dirty=False)
    logging.getLogger("mkdocs").setLevel(
        logging.CRITICAL
    )  # it would miss the home page; who asks for pages tells of errors
    build(config)


def on_files(files, config):
    """Promise the pages of this language's build. Sheets and search are put beside them at the end."""
    language, first = config.plugins["i18n"].current_language, not config.plugins["i18n"].building
    if school.some is not None:
        return _some_files(files, config, language)
    if first:
        _share_languages(config)
    if language in school.shares.mine:
        rendered = pages.render(school.library, [language]).pages
    else:  # MkDocs must build its first language; an empty page of it will do, which nobody writes
        rendered = {f"{language}/index.md": ""}
    if not first or school.shares.parent:  # the theme's files and ours are copied once
        _pages_only(files)
    return _promised(files, config, rendered)


def _some_files(files, config, language):
    """Of a preview: the pages of this language that are to be made, and nothing that stands already."""
    _pages_only(files)
    for other in config.plugins["i18n"].config.languages:
        other.build = other.default or any(address.startswith(f"{other.locale}/") for address in school.some)
    chosen = {address: text for address, text in school.some.items() if address.startswith(f"{language}/")}
    return _promised(files, config, chosen)


def _pages_only(files):
    for file in [file for file in files if not file.is_documentation_page()]:
        files.remove(file)


def _promised(files, config, rendered):
    """The files of these pages, and of no others; ``on_page_read_source`` has their words."""
    school.pages = rendered
    for file in [file for file in files if file.is_documentation_page() and file.src_uri not in rendered]:
        files.remove(file)
    for address in rendered:
        if files.get_file_from_path(address) is None:
            files.append(File(address, config.docs_dir, config.site_dir, config.use_directory_urls))
    config.nav = [address.split("/", 1)[1] for address in rendered]
    return files


def _share_languages(config):
    """Each process builds its own languages, and the first of the site generator, which it must."""
    school.shares.begin()
    for language in config.plugins["i18n"].config.languages:
        language.build = language.default or language.locale in school.shares.mine


def on_page_read_source(page, config):
    """The text of a page: rendered by us, whether or not a file stands in docs/."""
    return school.pages.get(page.file.src_uri)


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
        policy=policy.HERE,
        mark=school.mark,
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
    folder = "" if code == school.library.default_language else f"{code}/"
    return folder + school.addresses[id].removesuffix(".md") + ".html"


def on_post_page(output, page, config):
    """Leave of the styles inside a page what it needs. The Content-Security-Policy names the hash of each."""
    if config.plugins["i18n"].current_language not in school.shares.mine:
        return ""  # another process writes it
    school.shares.go_on()
    return policy.with_policy(output if STYLES in output else policy.lean(output, Path(config.docs_dir)))


def on_template_context(context, template_name, config):
    """What the page for wrong addresses asks: every language, its home and help, who may be called."""
    content = school.library

    def of(code, language):
        names = blocks.services_at_home(content, code)
        return SimpleNamespace(
            code=code,
            tag=language.tag,
            word=lambda key: content.word(code, key),
            home=_address("index", code),
            help=_address("help", code),
            services=[(service.number.replace(" ", ""), name) for service, name in names],
        )

    languages = [of(code, language) for code, language in content.languages.items()]
    context["lost"] = SimpleNamespace(
        tag=content.languages[content.default_language].tag, policy=policy.HERE, mark=school.mark, languages=languages
    )
    return context


def on_post_template(output_content, template_name, config):
    """What stands beside the pages (404.html) is written once."""
    if school.some is not None or school.shares.parent:
        return ""
    return policy.with_policy(policy.lean(output_content, Path(config.docs_dir)))


@event_priority(-200)
def on_post_build(config):
    """When all languages of this process stand: write their search indexes. The first process waits for the others,
    adds the sheets and takes away what no page of ours asks for."""
    if config.plugins["i18n"].building or school.some is not None:
        return
    site = Path(config.site_dir)
    for address, script in search.make(school.library, school.root, school.shares.mine).items():
        atomic.put(site / address, script.encode())
    school.shares.end()
    made = ready.ready if os.environ.get(READY_ONLY) else downloads.make
    for address, path in made(school.library, school.root / "build/sheets").items():
        atomic.link(path, site / address)
    if not school.shares.wait():
        raise PluginError("a share of the languages could not be built; its process said why above")
    for pattern in UNUSED:
        for file in sorted(site.glob(pattern)):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    join_styles(school.root, site)


def join_styles(root, site):
    """One style sheet for teachers' pages: what they use of the theme's, then ours."""
    texts = (file.read_text("utf-8") for file in site.rglob("*.html"))
    scripts = [file.read_text("utf-8") for file in (site / OURS).parent.with_name("javascripts").glob("*.js")]
    by = stylesheets.used((text for text in texts if STYLES in text), scripts)
    theme = next((Path(material.__path__[0]) / "templates/assets/stylesheets").glob("main.*.css"))
    both = theme.read_text("utf-8") + (root / "docs" / OURS).read_text("utf-8")
    atomic.put(site / OURS, stylesheets.kept(both, by).encode())


def on_build_error(error):
    """Stop the other processes."""
    if school:
        school.shares.stop()
