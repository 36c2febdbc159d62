import { stsRefusal } from './refusal.ts';
import type { SignedRequest } from './sigv4.ts';

/** The parameters of the query protocol: those of the address, and those of a form. */
export const queryParameters = ({
  url,
  headers,
  body,
}: Pick<SignedRequest, 'url' | 'headers' | 'body'>): URLSearchParams => {
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const form = isForm ? new URLSearchParams(new TextDecoder().decode(body)) : [];
  return new URLSearchParams([...url.searchParams, ...form]);
};

/** What a parameter has to look like; the lengths are those of AWS's service model. */
type Constraint = { readonly least: number; readonly most: number; readonly pattern?: string };

const memberName = (parameter: string): string => parameter.replace(/^[A-Z]/, (letter) => letter.toLowerCase());

const violation = (parameter: string, value: string | null, demand: string) =>
  stsRefusal(
    'ValidationError',
    `1 validation error detected: Value ${value === null ? 'null' : `'${value}'`} at '${memberName(parameter)}' failed to satisfy constraint: Member must ${demand}`,
  );

/**
 * A parameter that has to be there.
 * @throws Refusal ValidationError when it is not, or does not look as it should
 */
export const requiredParameter = (parameters: URLSearchParams, name: string, constraint: Constraint): string => {
  const value = optionalParameter(parameters, name, constraint);
  if (value === undefined) throw violation(name, null, 'not be null');
  return value;
};

/**
 * A parameter that may be there.
 * @throws Refusal ValidationError when it does not look as it should
 */
export const optionalParameter = (
  parameters: URLSearchParams,
  name: string,
  { least, most, pattern }: Constraint,
): string | undefined => {
  const value = parameters.get(name);
  if (value === null) return undefined;
  if (pattern !== undefined && !new RegExp(`^${pattern}$`).test(value)) {
    throw violation(name, value, `satisfy regular expression pattern: ${pattern}`);
  }
  if (value.length < least) throw violation(name, value, `have length greater than or equal to ${least}`);
  if (value.length > most) throw violation(name, value, `have length less than or equal to ${most}`);
  return value;
};

/**
 * A parameter that, where present, is a whole number.
 * @throws Refusal ValidationError when it is none, or out of its bounds
 */
export const optionalNumber = (
  parameters: URLSearchParams,
  name: string,
  { least, most }: Constraint,
): number | undefined => {
  const value = parameters.get(name);
  if (value === null) return undefined;
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw violation(name, value, 'be a whole number');
  if (number < least) throw violation(name, value, `have value greater than or equal to ${least}`);
  if (number > most) throw violation(name, value, `have value less than or equal to ${most}`);
  return number;
};
