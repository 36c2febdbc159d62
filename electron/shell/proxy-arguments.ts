/** The shape of an answer to a proxy's question. */
import * as v from 'valibot';
import { checkedBy, text } from './argument-parts.ts';

export const parseProxyArgument = {
  answerProxy: checkedBy(
    v.strictObject({ username: v.pipe(text(256), v.minLength(1)), password: v.pipe(text(1024), v.minLength(1)) }),
  ),
  dismissProxyQuestion: checkedBy(v.null()),
};
