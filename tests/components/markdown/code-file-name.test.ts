import { describe, expect, it } from 'vitest';
import { codeFileName } from '../../../components/markdown/code-file-name.ts';

describe('the file of a block of code', () => {
  it.each([
    ['python', '', 'code.py'],
    ['TypeScript', '', 'code.ts'],
    ['c++', '', 'code.cpp'],
    ['dockerfile', 'FROM scratch', 'Dockerfile'],
    ['', 'plain', 'code.txt'],
    ['klingon', '', 'code.txt'],
    ['{.rust .numberLines}', '', 'code.txt'],
  ])('ends as its language does: %s', (info, code, name) => {
    expect(codeFileName(info, code)).toBe(name);
  });

  it.each([
    ['ts title="src/app.ts"', '', 'app.ts'],
    ['js filename=index.js', '', 'index.js'],
    ['src/lib/app.py', '', 'app.py'],
    ['python:tools/run.py', '', 'run.py'],
    ['js', '// src/server.js\nlisten();', 'server.js'],
    ['html', '<!-- index.html -->\n<p>', 'index.html'],
    ['bash', '# deploy.sh\nrun', 'deploy.sh'],
  ])('is named as the code says: %s', (info, code, name) => {
    expect(codeFileName(info, code)).toBe(name);
  });

  it.each([
    ['js title="../../evil.exe"', '', 'code.js'],
    ['sh', '# photo.jpg.lnk\nx', 'code.sh'],
    ['ts title=".env"', '', 'env'],
    ['js', '// see app.js for more\nx', 'code.js'],
  ])('is never what it is not: %s', (info, code, name) => {
    expect(codeFileName(info, code)).toBe(name);
  });
});
