// npm run campaign:browser-kills [-- KILLS]: the browser is killed (SIGKILL) while somebody types.
// Whatever stood in a field while the status line said « Enregistré » must be there after the restart.
import type { Page } from '@playwright/test';
import { startServer } from '#tests/support/server-process.ts';
import { createCompany, install, openTablet } from '#tests/support/tablet.ts';

const kills = Number(process.argv[2] ?? 50);
const SENTENCE = 'Le four à bois tient la chaleur, la farine vient de la vallée ; « à reprendre » en mars. ';
const FIELDS = ['Notes partagées', 'Adresse'] as const;

const server = await startServer();
const tablet = await openTablet(server.origin);
await install(tablet.page());
await createCompany(tablet.page(), 'Fournil de la Halle', 'Saint-Girons');
const address = tablet.page().url();
/** What the screen claimed last, by field. */
let claimed: Record<string, string> = {};
let claims = 0;

/** In each frame: when the line says saved, tell what the fields show at that very moment. */
async function watchClaims(page: Page): Promise<void> {
  await page.exposeBinding('claim', (_source, values: Record<string, string>) => {
    claimed = values;
    claims += 1;
  });
  await page.evaluate((labels) => {
    const boxes = labels.map((label) => {
      const tag = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label));
      return [label, document.getElementById(tag?.htmlFor ?? '') as HTMLInputElement | null] as const;
    });
    let last = '';
    const look = (): void => {
      if (document.querySelector('.c-shell__status')?.textContent?.includes('Enregistré sur cette tablette')) {
        const values = Object.fromEntries(boxes.map(([label, box]) => [label, box?.value ?? '']));
        const text = JSON.stringify(values);
        if (text !== last) (window as unknown as { claim(values: object): void }).claim(values);
        last = text;
      }
      requestAnimationFrame(look);
    };
    look();
  }, FIELDS);
}

async function openFields(page: Page): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByRole('textbox', { name: FIELDS[1] }).waitFor();
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

let lost = 0;
let typedTotal = 0;
await openFields(tablet.page());
for (let kill = 0; kill < kills; kill += 1) {
  const page = tablet.page();
  await watchClaims(page);
  const field = page.getByRole('textbox', { name: FIELDS[kill % FIELDS.length] ?? FIELDS[0] });
  await field.focus();
  await page.keyboard.press('End');
  const typing = typeLikeAPerson(page, `${kill} ${SENTENCE}`, kill).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 600 + ((kill * 977) % 4_200)));
  await tablet.kill();
  await typing;
  await tablet.start();
  await openFields(tablet.page());
  for (const label of FIELDS) {
    const now = await tablet.page().getByRole('textbox', { name: label }).inputValue();
    typedTotal = Math.max(typedTotal, now.length);
    if (!now.startsWith(claimed[label] ?? '')) {
      lost += 1;
      console.log(`kill ${kill}: « ${label} » claimed …${claimed[label]?.slice(-40)} but holds …${now.slice(-40)}`);
    }
  }
  if ((kill + 1) % 10 === 0) console.log(`${kill + 1} kills, ${claims} claims`);
}
console.log(
  JSON.stringify({
    campaign: 'browser-kills',
    kills,
    claims,
    longestField: typedTotal,
    lost,
    errors: tablet.errors.length,
  }),
);
for (const error of tablet.errors.slice(0, 5)) console.log(error);
await tablet.dispose();
await server.dispose();
process.exit(lost === 0 && claims > kills ? 0 : 1);
