import { SIGNATURE_ROLES } from '#domain/dossier/signatures.ts';
import { defineMessages } from '#i18n/define-messages.ts';
import { en } from './signature-messages.en.ts';
import { fr } from './signature-messages.fr.ts';

/** The words of signatures, which load with their field. */
export const signatureTexts = defineMessages(fr, en);

/** A known role in the reader's language, other words as they were written. */
export function roleWords(role: string): string {
  const known = SIGNATURE_ROLES.find((one) => one === role);
  return known ? signatureTexts().roles[known] : role;
}
