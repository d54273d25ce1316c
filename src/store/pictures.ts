// What the machine does to a picture before it is kept: smaller, upright, without the place where it was taken.
import type { Result } from '#domain/result.ts';

export interface ShrunkPicture {
  /** Always re-encoded: whatever the camera wrote beside the picture (place, device, moment) is gone (PRODUCT R7). */
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly body: Uint8Array;
  readonly thumb: Uint8Array;
}

export interface PictureFailure {
  /**
   * `picture-heic`: an iPhone's format that this browser does not read; `picture-broken`: a picture that breaks off or is
   * damaged; `picture-memory`: too many pixels for it; `picture-unreadable`: no picture that it knows.
   */
  readonly type: 'picture-heic' | 'picture-unreadable' | 'picture-broken' | 'picture-memory';
}

export interface Pictures {
  shrink(picture: Blob): Promise<Result<ShrunkPicture, PictureFailure>>;
  /** SHA-256 in hexadecimal digits. */
  sum(bytes: Uint8Array): Promise<string>;
}
