import { oidcRefusal } from './refusal.ts';

/** Reads the members of a request to the OIDC service by name. Every reader throws InvalidRequestException. */
export type RequestMembers = {
  /** A member that has to be a string with something in it. */
  required(name: string): string;
  optional(name: string): string | undefined;
  /** A member that, where present, is a list of strings; absent, null and empty are all an empty list. */
  list(name: string): readonly string[];
};

const formTypes = /^\s*(application\/x-www-form-urlencoded|multipart\/)/i;

const parse = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw oidcRefusal('InvalidRequestException', 'The request body is not JSON');
  }
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFilledString = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/**
 * Opens a JSON body; members nobody reads are ignored, whatever they are.
 * @throws Refusal InvalidRequestException for a form, for what is not JSON, and for JSON that is not an object
 */
export const readMembers = (body: Uint8Array, contentType: string | null): RequestMembers => {
  if (contentType !== null && formTypes.test(contentType)) {
    throw oidcRefusal('InvalidRequestException', 'The request body must be JSON, not a form');
  }
  const members = parse(body);
  if (!isRecord(members)) throw oidcRefusal('InvalidRequestException', 'The request body must be a JSON object');

  const optional = (name: string): string | undefined => {
    const value = members[name];
    if (value === undefined || value === null) return undefined;
    if (isFilledString(value)) return value;
    throw oidcRefusal('InvalidRequestException', `${name} must be a string that is not empty`);
  };

  return {
    optional,
    required: (name) => {
      const value = optional(name);
      if (value !== undefined) return value;
      throw oidcRefusal('InvalidRequestException', `${name} is missing`);
    },
    list: (name) => {
      const value = members[name] ?? [];
      if (Array.isArray(value) && value.every(isFilledString)) return [...new Set(value)];
      throw oidcRefusal('InvalidRequestException', `${name} must be a list of strings`);
    },
  };
};
