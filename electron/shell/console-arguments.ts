/** The shape of arguments about consoles and the browsers they open in. */
import * as v from 'valibot';
import { consoleMoves, consolePlaces, consoleWays } from '../../shared/console.ts';
import { consoleServiceOf } from '../../shared/console-services.ts';
import { isWellFormedRegion } from '../../shared/region.ts';
import { checkedBy, roleRef, text } from './argument-parts.ts';

const destination = {
  service: v.exactOptional(
    v.pipe(
      text(64),
      v.check((id) => consoleServiceOf(id) !== undefined),
    ),
  ),
  region: v.exactOptional(v.pipe(text(64), v.check(isWellFormedRegion))),
};

export const parseConsoleArgument = {
  openConsole: checkedBy(
    v.strictObject({
      role: roleRef,
      ...destination,
      where: v.exactOptional(v.picklist(consolePlaces)),
      by: v.exactOptional(v.picklist(consoleWays)),
      isConfirmed: v.exactOptional(v.literal(true)),
    }),
  ),
  copyConsoleLink: checkedBy(v.strictObject({ role: roleRef, ...destination })),
  steerConsole: checkedBy(v.strictObject({ consoleId: text(64), move: v.picklist(consoleMoves) })),
  readBrowsers: checkedBy(v.null()),
};
