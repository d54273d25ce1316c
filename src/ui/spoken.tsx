import { piecesOf } from '#i18n/french.ts';

/** A text in its own language, whole or in parts: nothing around it while that is the page's. */
export function Spoken({ children }: { children: string }) {
  const pieces = piecesOf(children);
  if (pieces.every(({ lang }) => !lang)) return <>{children}</>;
  return (
    <>
      {pieces.map(({ at, text, lang }) => (
        <span key={at} lang={lang}>
          {text}
        </span>
      ))}
    </>
  );
}

/** What a button says in full where it shows one word: a label of ARIA has no language of its own, this has. */
export function SaidAs(props: { shown: string; said: string }) {
  return (
    <>
      <span aria-hidden="true">{props.shown}</span>
      <span class="c-hidden">
        <Spoken>{props.said}</Spoken>
      </span>
    </>
  );
}
