import { defineMessages } from '#i18n/define-messages.ts';

export const selectionTexts = defineMessages({ exchange: 'Importer ou exporter' }, { exchange: 'Import or export' });
