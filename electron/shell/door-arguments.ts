/** The shape of arguments about the doors for tools. */
import * as v from 'valibot';
import { doorNames, endpointSettingsKinds } from '../../shared/doors.ts';
import { checkedBy, roleRef, text } from './argument-parts.ts';

const tokenName = v.pipe(text(64), v.minLength(1));

const caller = v.strictObject({ door: v.picklist(doorNames), name: text(256) });

const scope = v.strictObject({
  roles: v.union([v.literal('any'), v.pipe(v.array(roleRef), v.maxLength(10_000))]),
  consent: v.picklist(['given', 'each-time']),
});

export const parseDoorArgument = {
  setEndpoint: checkedBy(v.strictObject({ enabled: v.boolean() })),
  addEndpointToken: checkedBy(
    v.strictObject({
      name: tokenName,
      profiles: v.pipe(v.array(text(256)), v.minLength(1), v.maxLength(1000)),
      writeFile: v.boolean(),
    }),
  ),
  removeEndpointToken: checkedBy(v.strictObject({ name: tokenName })),
  copyEndpointSettings: checkedBy(
    v.strictObject({
      name: tokenName,
      kind: v.picklist(endpointSettingsKinds),
      profile: v.exactOptional(text(256)),
    }),
  ),
  setCallerScope: checkedBy(v.strictObject({ caller, scope })),
  answerQuestion: checkedBy(v.strictObject({ id: text(64), verdict: v.picklist(['allow', 'deny']) })),
  readActivity: checkedBy(v.null()),
};
