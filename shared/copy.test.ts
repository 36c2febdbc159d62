import { describe, expect, it } from 'vitest';
import { errorBody, errorTitle, formatNames, valueNames } from './copy.ts';
import { AppError, assertNever, errorCodes, errorView } from './errors.ts';
import { clipboardLifetimes, credentialFormats, defaultSettings } from './settings.ts';

describe('the words', () => {
  it.each(errorCodes)('for %s are whole sentences, with the one fact and without', (code) => {
    for (const view of [{ code }, { code, detail: 'example-detail' }]) {
      expect(errorTitle(view)).toMatch(/^[A-Z][^.]*$/);
      expect(errorBody(view)).toMatch(/^\S.*\S$/s);
      expect(errorBody(view)).not.toMatch(/undefined|null|\[object/);
    }
  });

  it('name each error differently', () => {
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
    const bodies = errorCodes.map((code) => errorBody({ code }));
    expect(new Set(bodies).size).toBe(bodies.length);
  });

  it('name every form and value', () => {
    expect(Object.keys(formatNames)).toEqual([...credentialFormats]);
    const names = [...Object.values(formatNames), ...Object.values(valueNames)];
    expect(new Set(names).size).toBe(credentialFormats.length + 3);
    expect(credentialFormats).toContain(defaultSettings.copyFormat);
    expect(clipboardLifetimes).toContain(defaultSettings.clipboardLifetimeMs);
  });
});

describe('errors', () => {
  it('travel as code and detail, without their cause', () => {
    const error = new AppError('no-access', { detail: 'Admin', cause: new Error('inner') });
    expect(errorView(error)).toEqual({ code: 'no-access', detail: 'Admin' });
    expect(errorView(new AppError('offline'))).toEqual({ code: 'offline' });
    expect(errorView(new Error('anything else'))).toEqual({ code: 'unexpected' });
    expect(JSON.stringify(errorView(error))).not.toContain('inner');
  });

  it('end a switch that forgot a case', () => {
    expect(() => assertNever({ kind: 'new' } as never)).toThrow(AppError);
  });
});
