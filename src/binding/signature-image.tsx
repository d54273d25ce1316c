// oxlint-disable jsx-a11y/prefer-tag-over-role -- an image drawn here, not a file
// A signature as it stands under a text: the drawing, the typed words, or the refusal with its reason.
import { signaturePath, type Signature } from '#domain/dossier/signatures.ts';
import { formatDay } from '#i18n/format.ts';
import { Badge } from '#ui/badge.tsx';
import { roleWords, signatureTexts } from './signature-words.ts';
import './signature.css';

const WIDTH = 300;
const HEIGHT = 120;

export function SignatureImage({ signature }: { signature: Signature }) {
  const { name, day, strokes, mention, refused, reason } = signature;
  const words = signatureTexts();
  const line = words.by(name, roleWords(signature.role), day ? formatDay(day) : '');
  return (
    <figure class="signature">
      {refused && <Badge tone="todo">{words.refused}</Badge>}
      {refused && reason !== '' && <p class="signature__reason">« {reason} »</p>}
      {!refused && strokes && (
        <svg
          class="signature__drawing"
          viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`}
          role="img"
          aria-label={words.given(name)}
        >
          <path d={signaturePath(strokes, WIDTH, HEIGHT)} />
        </svg>
      )}
      {!refused && mention !== '' && <p class="signature__mention">{mention}</p>}
      <figcaption>{line}</figcaption>
    </figure>
  );
}
