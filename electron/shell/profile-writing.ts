/** Writing profiles in two steps: a plan that is shown, and the same plan applied; then it can be taken back. */
import type { ProfilePlanView, ProfileRequest } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConfigFile } from '../aws-files/config-file.ts';
import type { PlanRequest } from '../aws-files/plan-request.ts';
import type { ProfilePlan } from '../aws-files/profile-plan.ts';

export type ProfileWriting = {
  plan(request: ProfileRequest): Promise<ProfilePlanView>;
  /** Returns the undo's id, where something had to be written. Throws AppError `file-changed`, `file-unwritable`. */
  apply(planId: string): Promise<string | undefined>;
  /** Throws AppError `file-changed`, `file-unwritable`. */
  undo(undoId: string): Promise<void>;
};

type ProfileWritingPorts = {
  readonly file: string;
  readonly configFile: ConfigFile;
  readonly fullRequest: (request: ProfileRequest) => Promise<PlanRequest>;
  readonly newId: () => string;
};

export const createProfileWriting = ({ file, configFile, fullRequest, newId }: ProfileWritingPorts): ProfileWriting => {
  /** The plan shown last; a person looks at one at a time. */
  let shown: { readonly id: string; readonly plan: ProfilePlan } | undefined;

  return {
    async plan(request) {
      const planned = await configFile.plan(await fullRequest(request));
      const planId = newId();
      if (planned.kind === 'refused') {
        shown = undefined;
        return { planId, file, hunks: [], names: [], pruned: [], problems: planned.problems };
      }
      const { hunks, names, pruned } = planned.plan;
      shown = { id: planId, plan: planned.plan };
      return { planId, file, hunks, names, pruned, problems: [] };
    },
    async apply(planId) {
      if (shown?.id !== planId) throw new AppError('file-changed', { detail: file });
      const applied = await configFile.apply(shown.plan);
      if (applied.kind === 'changed') throw new AppError('file-changed', { detail: file });
      if (applied.kind === 'refused') throw new AppError('file-unwritable', { detail: applied.problem.file });
      shown = undefined;
      return applied.kind === 'written' ? applied.undoId : undefined;
    },
    async undo(undoId) {
      const undone = await configFile.undo(undoId);
      if (undone.kind === 'restored') return;
      throw new AppError(undone.kind === 'refused' ? 'file-unwritable' : 'file-changed', { detail: file });
    },
  };
};
