import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOf, parseConfig } from '#server/config.ts';
import { must } from './workbench.ts';

describe('settings', () => {
  it('have defaults that open the server to this machine only', () => {
    const config = must(parseConfig({ PORT: '' }));
    const here = { port: 4180, host: '127.0.0.1', publicUrl: null };
    const apart = { ledgerFile: resolve('data.erasures.jsonl'), pgDump: null };
    expect(config).toEqual({ ...here, ...apart, dataDir: './data', databaseUrl: null, logLevel: 'info' });
    expect(addressOf(config, 4180)).toBe('http://localhost:4180');
  });

  it('give the address that people use: the public one, else host and port', () => {
    const visible = must(parseConfig({ PUBLIC_URL: 'https://cordee.example/' }));
    expect(addressOf(visible, 4180)).toBe('https://cordee.example');
    expect(addressOf(must(parseConfig({ HOST: '0.0.0.0' })), 80)).toBe('http://localhost:80');
    expect(addressOf(must(parseConfig({ HOST: '10.0.0.5' })), 80)).toBe('http://10.0.0.5:80');
    expect(addressOf(must(parseConfig({ HOST: 'fd00::5' })), 80)).toBe('http://[fd00::5]:80');
  });

  it('keep the ledger of erasures beside the data folder, never in it, unless told where (L10)', () => {
    expect(must(parseConfig({ DATA_DIR: '/srv/cordee/data' })).ledgerFile).toBe('/srv/cordee/data.erasures.jsonl');
    expect(must(parseConfig({ LEDGER_FILE: '/var/lib/erased' })).ledgerFile).toBe('/var/lib/erased');
  });

  it('name a Postgres that several servers share, or none', () => {
    const url = 'postgres://cordee:secret@db.example:5432/cordee?sslmode=verify-full';
    expect(must(parseConfig({ DATABASE_URL: url })).databaseUrl).toBe(url);
    expect(must(parseConfig({ DATABASE_URL: '' })).databaseUrl).toBeNull();
  });

  it('are refused by name when they cannot be read', () => {
    expect(parseConfig({ PORT: '80000', LOG_LEVEL: 'loud' })).toEqual({
      ok: false,
      error: { type: 'bad-setting', names: ['PORT', 'LOG_LEVEL'] },
    });
    expect(parseConfig({ PUBLIC_URL: 'cordee.example' }).ok).toBe(false);
    expect(parseConfig({ DATABASE_URL: 'mysql://here/cordee' }).ok).toBe(false);
  });
});
