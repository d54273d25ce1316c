// oxlint-disable jsx-a11y/prefer-tag-over-role -- an image drawn here, not a file
import { encode } from 'uqr';

/** Quiet zone the readers ask for, modules. */
const BORDER = 4;

/** A QR code as one path: dark on light whatever the theme, so that every camera reads it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="settings-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="settings-qr__paper" width={size} height={size} />
      <path class="settings-qr__ink" d={path} />
    </svg>
  );
}
