"""Give the rendered school to MkDocs. The only module that knows MkDocs.

static-i18n builds each further language inside the first build, on one config object: every event runs once a language,
so the school is read when the first language starts. Pages are *promised* (a File whose text comes from
``on_page_read_source``), since static-i18n loses the content of generated files.
"""

import base64
import hashlib
import logging
import os
import posixpath
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from scripts.files.shares import Shares
from scripts.language import transliteration
from scripts.load import library
from scripts.sheets import downloads
from scripts.web import addresses, blocks, pages, search, stylesheets

ROOT = Path(__file__).resolve().parents[1]
# `mkdocs` puts this folder on the path, where our files could hide libraries of the same name, and not the root above.
sys.path[:] = [str(ROOT), *(folder for folder in sys.path if Path(folder).resolve() != ROOT / "scripts")]


SCRIPT = re.compile(r'<script src="[^"]*?(assets/javascripts/[\w.-]+)"')
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; connect-src 'none'; "
    "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types index"
)
POLICY_HERE = "{policy}"
GUIDE = "teach/if-a-pupil-tells-you"  # linked from the foot of every page for teachers
MARK = "assets/images/mark.svg"  # inside pages for pupils, which makes one file less for a slow line
OURS = "assets/stylesheets/school.css"
SOME = "school.some"
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
    """Read the school before the first language."""
    global school
    if config.plugins["i18n"].building:
        return
    root = Path(config.config_file_path).parent
    content, some = config.extra.pop(SOME, None) or (
        transliteration.with_scripts(library.load(root, compare=False)[0]),
        None,
    )
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
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.ERROR)  # it would miss the home page
    try:
        build(config)
    finally:
        log.setLevel(level)


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
        for file in [file for file in files if not file.is_documentation_page()]:
            files.remove(file)
    return _promised(files, config, rendered)


def _some_files(files, config, language):
    """Of a preview: the pages of this language that are to be made, and nothing that stands already."""
    for file in [file for file in files if not file.is_documentation_page()]:
        files.remove(file)
    for other in config.plugins["i18n"].config.languages:
        other.build = other.default or any(address.startswith(f"{other.locale}/") for address in school.some)
    chosen = {address: text for address, text in school.some.items() if address.startswith(f"{language}/")}
    return _promised(files, config, chosen)


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
    """A further process for each core, each with its share of the languages: a language needs nothing of another one.
    This one has the first language and, when it stands, all that stands beside the languages."""
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
        policy=POLICY_HERE,
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
    """Where the page ``id`` of a language lies in the built site."""
    folder = "" if code == school.library.default_language else f"{code}/"
    return folder + school.addresses[id].removesuffix(".md") + ".html"


def on_post_page(output, page, config):
    """Leave of the styles inside a page what it needs. The Content-Security-Policy names the hash of each."""
    if config.plugins["i18n"].current_language not in school.shares.mine:
        return ""  # another process writes it
    school.shares.go_on()
    return _with_policy(output if posixpath.basename(OURS) in output else _pruned(output, config))


def _pruned(output, config):
    """A page with no style but its own, of which it keeps what it needs."""
    scripts = dict.fromkeys(SCRIPT.findall(output))
    return stylesheets.pruned(output, [(Path(config.docs_dir) / path).read_text("utf-8") for path in scripts])


def _with_policy(output):
    hashes = [
        base64.b64encode(hashlib.sha256(css.encode()).digest()).decode() for css in stylesheets.STYLE.findall(output)
    ]
    styles = "".join(f" 'sha256-{hash}'" for hash in hashes)
    return output.replace(POLICY_HERE, POLICY.format(styles=styles))


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
        tag=content.languages[content.default_language].tag, policy=POLICY_HERE, mark=school.mark, languages=languages
    )
    return context


def on_post_template(output_content, template_name, config):
    """What stands beside the pages (404.html) is written once."""
    return "" if school.shares.parent or school.some is not None else _with_policy(_pruned(output_content, config))


@event_priority(-200)
def on_post_build(config):
    """When all languages of this process stand: write their search indexes. The first process waits for the others,
    adds the sheets and takes away what no page of ours asks for."""
    if config.plugins["i18n"].building or school.some is not None:
        return
    site = Path(config.site_dir)
    for address, script in search.make(school.library, school.root, school.shares.mine).items():
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(script, "utf-8")
    school.shares.end()
    for address, path in downloads.make(school.library, school.root / "build/sheets").items():
        _place(path, site / address)
    if not school.shares.wait():
        raise PluginError("a share of the languages could not be built; its process said why above")
    for pattern in UNUSED:
        for file in sorted(site.glob(pattern)):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    _join_styles(site)


def _join_styles(site):
    """One style sheet for teachers' pages: what they use of the theme's, then ours."""
    texts = (file.read_text("utf-8") for file in site.rglob("*.html"))
    scripts = [file.read_text("utf-8") for file in (site / OURS).parent.with_name("javascripts").glob("*.js")]
    by = stylesheets.used((text for text in texts if posixpath.basename(OURS) in text), scripts)
    theme, ours = next(site.glob("assets/stylesheets/main.*.css")), site / OURS
    ours.write_text(stylesheets.kept(theme.read_text("utf-8") + ours.read_text("utf-8"), by), "utf-8")
    theme.unlink()


def on_build_error(error):
    """Stop the other processes: what they build is thrown away."""
    if school:
        school.shares.stop()


def _place(file, target):
    """The file at ``target`` too; linked where the disk can, since sheets are made anew and never changed in place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)
