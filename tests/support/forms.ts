// The XLSForm files that the importer is tried on: other people's files, in the folder that `CORDEE_FORMS` names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readForm, type ReadForm } from '#domain/xlsform/read-form.ts';
import { readXlsx } from '#workbook/read-xlsx.ts';

const FOLDER = process.env['CORDEE_FORMS'] ?? '';

export const FORM_WORDS = { other: 'Autre', specify: 'Précisez', confirm: 'C’est fait' };

export function formFiles(): string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.xlsx'));
}

function formBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

export function readFormFile(name: string): ReadForm {
  const workbook = readXlsx(formBytes(name));
  if (!workbook.ok) throw new Error(`${name}: ${workbook.error.type}`);
  return readForm(workbook.value, name.replace('.xlsx', ''), FORM_WORDS);
}
