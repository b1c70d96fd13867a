#!/usr/bin/env python3
"""Makes glyphs.u4, the characters of glyphs_classes.tsv in the fonts of glyphs_faces.tsv.

  sudo apt-get install $(tail -n +2 glyphs_faces.tsv | cut -f5 | sort -u)
  pip install pillow==13.0.0 && python3 make_glyphs.py

Debian 12 has the fonts in the versions of the table. Other folders do as well as /usr/share/fonts: name one.
Pillow 13.0.0 brings FreeType 2.14.3; another FreeType may hint other outlines.

A character is drawn eight times as large as it will be, with the hinting that a font brings at that size and
a capital H of 72 rows, on a baseline 98 rows below the top of 128 × 128; its ink is centred between left and
right, and squeezed to 124 columns where it is wider. Each of the 16 × 16 pixels is the mean of a box of 8 × 8
in sixteen greys.

A face after the other, its characters in the order of their table, their pixels row by row, in half bytes, the
high one first: 1 ... 15 is a pixel; 0 and n are n + 1 pixels of 0, and where n is 15, 16 + the next two half
bytes.
"""
import csv
import hashlib
import math
import pathlib
import sys

from PIL import Image, ImageDraw, ImageFont

side, scale, baseline, cap_height, widest, ink, levels = 16, 8, 98, 72, 124, 40, 15
canvas, pen = 512, (128, 300)
here = pathlib.Path(__file__).parent


def table(name):
    lines = (here / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def sized(path, size):
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def font(path):
    rows = -sized(path, 200).getbbox("H", anchor="ls")[1]
    return sized(path, cap_height * 200 / rows)


def drawn(character, font):
    """The character on its canvas, placed between the columns of its ink."""
    image = Image.new("L", (canvas, canvas))
    ImageDraw.Draw(image).text(pen, character, fill=255, font=font, anchor="ls")
    left, _, right, _ = image.point([255 * (level > ink) for level in range(256)]).getbbox()
    top, large = pen[1] - baseline, side * scale
    width = right - left
    if width > widest:
        columns = image.crop((left, top, right, top + large)).resize((widest, large), Image.Resampling.BOX)
        image = Image.new("L", (large, large))
        image.paste(columns, ((large - widest) // 2, 0))
        return image
    start = left - math.floor((large - width) / 2 + 0.5)
    return image.crop((start, top, start + large, top + large))


def pixels(image):
    """The means of the boxes; halves go to the even level."""
    data, large = image.tobytes(), side * scale
    most = scale * scale * 255
    for y in range(side):
        for x in range(side):
            rows = (scale * y + row for row in range(scale))
            total = sum(sum(data[row * large + scale * x:row * large + scale * (x + 1)]) for row in rows)
            yield round(total * levels / most)


def packed(values):
    halves, zeros = [], 0

    def end_of_zeros():
        nonlocal zeros
        while zeros > 0:
            run = min(zeros, 16 + 255)
            halves.extend([0, run - 1] if run < 16 else [0, 15, (run - 16) >> 4, (run - 16) & 15])
            zeros -= run

    for value in values:
        if value == 0:
            zeros += 1
        else:
            end_of_zeros()
            halves.append(value)
    end_of_zeros()
    halves += [0] * (len(halves) % 2)
    return bytes(high << 4 | low for high, low in zip(halves[::2], halves[1::2]))


folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts")
characters = [row["class"] for row in table("glyphs_classes.tsv")]
values = []
for face in table("glyphs_faces.tsv"):
    face_font = font(folder / face["file"])
    for character in characters:
        values.extend(pixels(drawn(character, face_font)))
output = here / "glyphs.u4"
output.write_bytes(packed(values))
print(output, output.stat().st_size, hashlib.sha256(output.read_bytes()).hexdigest())
