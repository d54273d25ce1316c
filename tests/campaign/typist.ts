// Somebody types into a company's page, and every claim of the screen that it is saved is written down.
import type { Page } from '@playwright/test';
import type { Tablet } from '#tests/support/tablet.ts';
import { createCompany, install } from '#tests/support/tablet.ts';

const SENTENCE = 'Le four à bois tient la chaleur, la farine vient de la vallée ; « à reprendre » en mars. ';
const FIELDS = ['Notes partagées', 'Adresse'] as const;

export interface Typist {
  /** Notes each claim from now on, in this page and whatever it is reloaded to. */
  watch(): Promise<void>;
  /** Opens the fields and types until the sentence is written or the page is gone. */
  type(turn: number): Promise<void>;
  open(): Promise<void>;
  /** What the screen claimed and does not hold any more, one line a field. */
  missing(): Promise<string[]>;
  claims(): number;
  longest(): number;
}

export async function openTypist(tablet: Tablet): Promise<Typist> {
  await install(tablet.page());
  await createCompany(tablet.page(), 'Fournil de la Halle', 'Saint-Girons');
  const address = tablet.page().url();
  /** What the screen claimed last, by field. */
  let claimed: Record<string, string> = {};
  let claims = 0;
  let longest = 0;
  const note = (values: Record<string, string>): void => {
    claimed = values;
    claims += 1;
  };
  return {
    watch: () => watchClaims(tablet.page(), note),
    async open() {
      const page = tablet.page();
      await page.goto(address);
      await page.getByRole('button', { name: 'Modifier la fiche' }).click();
      await page.getByRole('textbox', { name: FIELDS[1] }).waitFor();
    },
    async type(turn) {
      const page = tablet.page();
      await page.getByRole('textbox', { name: FIELDS[turn % FIELDS.length] ?? FIELDS[0] }).focus();
      await page.keyboard.press('End');
      await typeLikeAPerson(page, `${turn} ${SENTENCE}`, turn);
    },
    async missing() {
      const lines: string[] = [];
      for (const label of FIELDS) {
        const now = await tablet.page().getByRole('textbox', { name: label }).inputValue();
        longest = Math.max(longest, now.length);
        if (!now.startsWith(claimed[label] ?? ''))
          lines.push(`« ${label} » claimed …${claimed[label]?.slice(-40)} but holds …${now.slice(-40)}`);
      }
      return lines;
    },
    claims: () => claims,
    longest: () => longest,
  };
}

/** In each frame: when the line says saved, tell what the fields show at that very moment. */
async function watchClaims(page: Page, note: (values: Record<string, string>) => void): Promise<void> {
  await page.exposeBinding('claim', (_source, values: Record<string, string>) => note(values));
  await page.addInitScript(lookForClaims, FIELDS);
  await page.evaluate(lookForClaims, FIELDS);
}

function lookForClaims(labels: readonly string[]): void {
  let last = '';
  const look = (): void => {
    requestAnimationFrame(look);
    if (!document.querySelector('.c-shell__status')?.textContent?.includes('Enregistré sur cette tablette')) return;
    const boxes = labels.map((label) => {
      const tag = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label));
      return [label, document.getElementById(tag?.htmlFor ?? '') as HTMLInputElement | null] as const;
    });
    // Before the fields are drawn nothing is claimed of them.
    if (boxes.some(([, box]) => box === null)) return;
    const values = Object.fromEntries(boxes.map(([label, box]) => [label, box?.value ?? '']));
    const text = JSON.stringify(values);
    if (text !== last) (window as unknown as { claim(values: object): void }).claim(values);
    last = text;
  };
  look();
}

/** Bursts of a few letters, then a pause: some long enough to be written, some not. */
async function typeLikeAPerson(page: Page, text: string, seed: number): Promise<void> {
  for (let at = 0, burst = seed; at < text.length; burst += 1) {
    const length = 3 + ((burst * 7) % 9);
    await page.keyboard.type(text.slice(at, at + length), { delay: 12 + (burst % 3) * 15 });
    await new Promise((resolve) => setTimeout(resolve, 150 + ((burst * 389) % 1_300)));
    at += length;
  }
}
