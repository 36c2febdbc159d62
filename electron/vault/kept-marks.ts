import * as v from 'valibot';
import { environments } from '../../shared/account-marks.ts';
import { type RecentRole, sessionColors, type WindowLayout } from '../../shared/model.ts';
import { credentialFormats } from '../../shared/settings.ts';
import { roleOnDisk } from './kept-roles.ts';

const finite = v.pipe(v.number(), v.finite());
const width = v.pipe(finite, v.minValue(0));

const roleInAccount = { ...roleOnDisk.entries, accountName: v.string() };

/** One that was written before uses were counted counts as used once. */
export const recentRoleOnDisk = v.pipe(
  v.object({
    ...roleInAccount,
    usedAt: finite,
    frecentAt: v.exactOptional(finite),
    copyFormat: v.exactOptional(v.picklist(credentialFormats)),
  }),
  v.transform((role): RecentRole => ({ ...role, frecentAt: role.frecentAt ?? role.usedAt })),
);

export const favouriteOnDisk = v.object(roleInAccount);

export const accountMarkOnDisk = v.object({
  accountId: v.pipe(v.string(), v.nonEmpty()),
  environment: v.exactOptional(v.picklist([...environments, 'none'])),
  color: v.exactOptional(v.picklist(sessionColors)),
  label: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
});

export const defaultLayout: WindowLayout = { detailsOpen: true };

export const layoutOnDisk = v.object({
  sidebarWidth: v.exactOptional(width),
  detailsWidth: v.exactOptional(width),
  detailsOpen: v.optional(v.boolean(), defaultLayout.detailsOpen),
});
