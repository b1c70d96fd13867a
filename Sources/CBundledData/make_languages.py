#!/usr/bin/env python3
"""Makes languages.tsv, names of languages, scripts, countries and settings in 37 languages, from Unicode CLDR.

  sudo apt-get install unicode-cldr-core && python3 make_languages.py

Another folder with CLDR's files does as well: name it.

A line a name: the part, the language, the name. Taken are names of 3 to 60 characters that are confirmed in
CLDR and stand in one language only, whatever their case; of each language the 320 whose SHA-256 comes first,
240 to train on, then 80 to test on.
"""
import hashlib
import pathlib
import sys
import xml.etree.ElementTree

languages = {
    "en": "English", "de": "German", "lb": "Luxembourgish", "nl": "Dutch",
    "da": "Danish", "no": "Norwegian", "sv": "Swedish", "is": "Icelandic", "fo": "Faroese",
    "fr": "French", "it": "Italian", "es": "Spanish", "pt": "Portuguese", "ca": "Catalan", "ro": "Romanian",
    "lv": "Latvian", "lt": "Lithuanian",
    "cs": "Czech", "pl": "Polish", "sk": "Slovak",
    "bg": "Bulgarian", "hr": "Croatian", "mk": "Macedonian", "sr": "Serbian", "sl": "Slovenian",
    "be": "Belarusian", "ru": "Russian", "uk": "Ukrainian",
    "ga": "Irish", "cy": "Welsh",
    "et": "Estonian", "fi": "Finnish", "hu": "Hungarian",
    "az": "Azerbaijani", "tr": "Turkish", "kk": "Kazakh", "ky": "Kyrgyz",
}
kinds = {"language", "script", "territory", "variant", "key", "type"}
parts = {"train": 240, "test": 80}
lengths = range(3, 61)
# SHA-256 of the 37 files, one after the other.
files = "e7a578def34ba81aadaeb6fb5d7e6ee13082bf242e1d4072100c04b378f9a910"


def names(data):
    """The names in a file by their lower case; of several that differ in case only the first."""
    found = {}
    for element in xml.etree.ElementTree.fromstring(data).find("localeDisplayNames").iter():
        text = (element.text or "").strip()
        is_confirmed = element.get("draft", "approved") in ("approved", "contributed")
        # Arrows stand where a language has what it inherits.
        if element.tag in kinds and is_confirmed and "↑" not in text and len(text) in lengths:
            found.setdefault(text.lower(), text)
    return found


folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/cldr/common/main")
data = [(folder / f"{code}.xml").read_bytes() for code in languages]
if hashlib.sha256(b"".join(data)).hexdigest() != files:
    sys.exit(f"{folder}: other files than those of CLDR 41 in Debian 12")
by_language = dict(zip(languages.values(), map(names, data)))
counts = {}
for found in by_language.values():
    for key in found:
        counts[key] = counts.get(key, 0) + 1
lines = []
for language, found in by_language.items():
    own = [text for key, text in found.items() if counts[key] == 1]
    own.sort(key=lambda text: hashlib.sha256(f"{language}\t{text}".encode()).digest())
    assert len(own) >= sum(parts.values()), (language, len(own))
    start = 0
    for part, count in parts.items():
        lines += [f"{part}\t{language}\t{text}\n" for text in own[start:start + count]]
        start += count
output = pathlib.Path(__file__).with_name("languages.tsv")
output.write_text("".join(lines), encoding="utf-8", newline="\n")
print(output, output.stat().st_size, hashlib.sha256(output.read_bytes()).hexdigest())
