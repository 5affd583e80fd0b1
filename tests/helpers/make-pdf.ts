import { deflateSync } from 'node:zlib';

export interface PdfOptions {
  /** Locked with a password. */
  isLocked?: boolean;
  /** Blanks behind what each page draws, packed. */
  blanks?: number;
}

/** A PDF with a page for each of these texts; an empty text is a page with a drawing alone. */
export function makePdf(pages: readonly string[], { isLocked = false, blanks = 0 }: PdfOptions = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const firstPage = 4;
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  pages.forEach((text, index) => {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${firstPage + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    const lines = text.split('\n').map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`);
    const drawn = text === '' ? '0 0 100 100 re f' : `BT /F1 12 Tf 14 TL 50 750 Td ${lines.join(' ')} ET`;
    const packed = blanks > 0 && deflateSync(Buffer.alloc(drawn.length + blanks, ' ').fill(drawn, 0, drawn.length));
    const [stream, filter] = packed ? [packed.toString('latin1'), ' /Filter /FlateDecode'] : [drawn, ''];
    add(`<< /Length ${stream.length}${filter} >>\nstream\n${stream}\nendstream`);
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const secret = '00'.repeat(32);
  const lock = isLocked
    ? ` /ID [<${secret}> <${secret}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >>`
    : '';
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
