import { useEffect, useState } from 'preact/hooks';
import { loadCatalogue } from '#domain/aids/catalogue.ts';
import type { Catalogue } from '#domain/aids/programme.ts';

export interface CatalogueReading {
  /** Undefined while it is read, null when it cannot be. */
  readonly catalogue: Catalogue | null | undefined;
  again(): void;
}

export function useCatalogue(): CatalogueReading {
  const [catalogue, setCatalogue] = useState<Catalogue | null | undefined>(undefined);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let live = true;
    loadCatalogue().then(
      (read) => live && setCatalogue(read),
      () => live && setCatalogue(null),
    );
    return () => {
      live = false;
    };
  }, [round]);
  return {
    catalogue,
    again() {
      setCatalogue(undefined);
      setRound((last) => last + 1);
    },
  };
}
