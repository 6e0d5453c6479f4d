# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the benches read, made from the samples of the project."""
import pathlib
import shutil
import subprocess

SAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / 'samples'


def run(*command):
    subprocess.run([str(part) for part in command], check=True, capture_output=True, stdin=subprocess.DEVNULL)


def has_text(pdf):
    done = subprocess.run(['pdftotext', str(pdf), '-'], capture_output=True, check=True, stdin=subprocess.DEVNULL)
    return len(done.stdout.strip()) > 200


def sample(ending, wanted=lambda file: True):
    found = next((file for file in sorted(SAMPLES.glob(f'*{ending}')) if wanted(file)), None)
    if found is None:
        raise RuntimeError(f'samples/ holds no {ending} that is wanted here')
    return found


def text_pdf(folder):
    """A PDF with a text layer: a sample, or a sample printed by LibreOffice."""
    try:
        return sample('.pdf', has_text)
    except RuntimeError:
        source = sample('.docx')
        run('soffice', f'-env:UserInstallation=file://{folder}/office', '--headless', '--convert-to', 'pdf', '--outdir', folder,
            source)
        return folder / (source.stem + '.pdf')


def docx_files(folder, count):
    """As many DOCX files as wanted: copies, so that each is opened, read and told apart."""
    source = sample('.docx')
    files = [folder / f'{number}.docx' for number in range(count)]
    for file in files:
        shutil.copyfile(source, file)
    return files


def scanned_page(folder):
    """One page of a scan as an image, colour, 200 dpi."""
    page = folder / 'page.jpg'
    if not page.exists():
        source = sample('.pdf', lambda file: not has_text(file))
        run('pdftoppm', '-r', '200', '-jpeg', '-f', '1', '-singlefile', source, page.with_suffix(''))
    return page


def jpeg_frame(data):
    """Width, height and number of colours, from the frame header."""
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], 'big')
        if 0xC0 <= marker <= 0xC3:
            return int.from_bytes(data[at + 7:at + 9], 'big'), int.from_bytes(data[at + 5:at + 7], 'big'), data[at + 9]
        at += 2 + length
    raise ValueError('no frame header in the JPEG')


def scan(folder, pages):
    """A PDF of as many pages as wanted, each the same photographed page at 200 dpi and nothing else."""
    data = scanned_page(folder).read_bytes()
    width, height, colours = jpeg_frame(data)
    box = f'[0 0 {width * 72 / 200:.2f} {height * 72 / 200:.2f}]'
    draw = f'q {width * 72 / 200:.2f} 0 0 {height * 72 / 200:.2f} 0 0 cm /Im Do Q'.encode()
    kids = ' '.join(f'{5 + number} 0 R' for number in range(pages))
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', f'<</Type/Pages/Count {pages}/Kids[{kids}]>>'.encode(),
               f'<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8'
               f'/ColorSpace/{"DeviceGray" if colours == 1 else "DeviceRGB"}/Filter/DCTDecode/Length {len(data)}>>stream\n'.encode() + data + b'\nendstream',
               f'<</Length {len(draw)}>>stream\n'.encode() + draw + b'\nendstream']
    objects += [f'<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents 4 0 R/Resources<</XObject<</Im 3 0 R>>>>>>'.encode()
                ] * pages
    out, offsets = bytearray(b'%PDF-1.5\n'), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f'{number} 0 obj\n'.encode() + body + b'\nendobj\n'
    start = len(out)
    out += f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n'.encode()
    out += b''.join(f'{offset:010d} 00000 n \n'.encode() for offset in offsets)
    out += f'trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n'.encode()
    file = folder / f'scan-{pages}.pdf'
    file.write_bytes(out)
    return file
