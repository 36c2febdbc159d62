/** The shape of arguments about favourites, marks of accounts, and how the window is divided. */
import * as v from 'valibot';
import { environments } from '../../shared/account-marks.ts';
import { sessionColors } from '../../shared/model.ts';
import { accountId, checkedBy, roleRef, text } from './argument-parts.ts';

const width = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000));

export const parseMarkArgument = {
  setFavourite: checkedBy(
    v.strictObject({
      role: roleRef,
      isFavourite: v.boolean(),
      position: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  ),
  markAccount: checkedBy(
    v.strictObject({
      accountId,
      environment: v.exactOptional(v.picklist([...environments, 'none'])),
      color: v.exactOptional(v.picklist(sessionColors)),
      label: v.exactOptional(text(256)),
    }),
  ),
  changeLayout: checkedBy(
    v.strictObject({
      sidebarWidth: v.exactOptional(width),
      detailsWidth: v.exactOptional(width),
      detailsOpen: v.exactOptional(v.boolean()),
    }),
  ),
};
