import './session-dialog.css';
import './write-profiles.css';
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import type { ProfilePlanView, ProfileRequest } from '../../shared/contract.ts';
import { errorBody } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { RoleRef, SsoSession } from '../../shared/model.ts';
import { defaultTemplate } from '../../shared/profile-names.ts';
import {
  chosenRolesWords,
  showChangesWords,
  templateError,
  writeProfilesTitle,
  writeWords,
} from '../../shared/profile-writing-words.ts';
import { isWellFormedRegion, nearestRegion } from '../../shared/region.ts';
import { bridge } from '../bridge.ts';
import { useChainedRoles } from '../hooks/use-chained-roles.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { chosenChained, chosenRoles, firstSelection, writtenSelection } from '../write-selection.ts';
import { FormError } from './form-error.tsx';
import { type Naming, WriteProfilesNaming } from './write-profiles-naming.tsx';
import { WriteProfilesReview } from './write-profiles-review.tsx';
import { WriteProfilesRoles } from './write-profiles-roles.tsx';

const noAccounts = [] as const;

const regionErrorOf = (region: string): ErrorView | undefined => {
  if (region === '' || isWellFormedRegion(region)) return undefined;
  const detail = nearestRegion(region);
  return { code: 'region-malformed', ...(detail !== undefined && { detail }) };
};

type WriteProfilesDialogProps = {
  readonly session: SsoSession;
  /** Chosen at first, besides those that have profiles already. */
  readonly role?: RoleRef | undefined;
  readonly onClose: () => void;
};

/** Chooses roles, names their profiles, shows the change to the file, and only then writes it. */
export const WriteProfilesDialog = ({ session, role, onClose }: WriteProfilesDialogProps) => {
  const found = useStore(({ awsFiles }) => awsFiles);
  const accounts = useStore(({ catalogs }) => catalogs.get(session.id)?.accounts ?? noAccounts);
  const isSynced = useStore(({ app }) =>
    app?.sessions.some((view) => view.session.id === session.id && view.sync.kind === 'synced'),
  );
  const usualRegion = useStore(({ app }) => app?.settings.copyRegion);
  const usualTemplate = useStore(({ app }) => app?.settings.profileTemplate);
  const [selection, setSelection] = useState(() => firstSelection(found, session.id, role));
  const [naming, setNaming] = useState<Naming>(() => ({
    template: usualTemplate ?? defaultTemplate,
    region: found?.profiles.find(({ ours }) => ours?.owner === session.id)?.region ?? usualRegion ?? '',
    output: '',
    alsoProcess:
      found?.profiles.some(({ ours }) => ours?.owner === session.id && ours.part === 'process-twin') ?? false,
  }));
  const [plan, setPlan] = useState<ProfilePlanView>();
  const [isShownAgain, setShownAgain] = useState(false);
  const [error, setError] = useState<ErrorView>();
  const [isWorking, setWorking] = useState(false);
  const [hasTried, setTried] = useState(false);

  const hasWritten = useMemo(() => writtenSelection(found, session.id).size > 0, [found, session.id]);
  const roles = useMemo(() => chosenRoles(selection, accounts, isSynced === true), [selection, accounts, isSynced]);
  const chained = useChainedRoles(session.id);
  const chainedRoles = useMemo(() => chosenChained(selection, chained), [selection, chained]);
  const count = roles.length + chainedRoles.length;
  const first = roles[0];
  const account = accounts.find(({ accountId }) => accountId === first?.accountId) ?? accounts[0];
  const roleName = first?.roleName ?? account?.roles?.[0];
  const example =
    account && roleName !== undefined
      ? { accountId: account.accountId, accountName: account.accountName, roleName, sessionName: session.name }
      : undefined;
  const regionError = regionErrorOf(naming.region.trim());
  const isReady = (count > 0 || hasWritten) && templateError(naming.template) === undefined;

  const makePlan = async () => {
    const request: ProfileRequest = {
      sessionId: session.id,
      ...{ roles, chainedRoles, template: naming.template.trim() },
      ...(naming.region.trim() !== '' && { region: naming.region.trim() }),
      ...(naming.output !== '' && { output: naming.output }),
      ...(naming.alsoProcess && { alsoProcess: true }),
    };
    const reply = await bridge.run('planProfiles', request);
    if (reply.ok) setPlan(reply.value);
    else setError(reply.error);
  };

  const apply = async ({ planId, file }: ProfilePlanView) => {
    const reply = await bridge.run('applyProfiles', { planId });
    if (reply.ok) {
      const { undoId } = reply.value;
      if (undoId !== undefined) useStore.setState({ written: { file, undoId } });
      void bridge.run('changeSettings', { profileTemplate: naming.template });
      onClose();
    } else if (reply.error.code === 'file-changed') {
      setShownAgain(true);
      await makePlan();
    } else setError(reply.error);
  };

  const work = async (step: () => Promise<void>) => {
    setTried(true);
    if (isWorking || regionError !== undefined) return;
    setWorking(true);
    setError(undefined);
    await step();
    setWorking(false);
  };

  const isReviewing = plan !== undefined;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.querySelector<HTMLElement>(isReviewing ? '.diff' : 'input')?.focus({ preventScroll: true });
  }, [isReviewing]);

  /** The second click on "Show changes" must not be the first on "Write", which comes to lie there. */
  const write = (event: MouseEvent, shown: ProfilePlanView) => {
    if (event.detail < 2) void work(() => apply(shown));
  };

  const back = () => {
    setPlan(undefined);
    setShownAgain(false);
    setError(undefined);
  };

  const canWrite = plan !== undefined && plan.problems.length === 0 && plan.hunks.length > 0;
  return (
    <Modal title={writeProfilesTitle(session.name)} onClose={onClose} isWide>
      <div ref={body}>
        {plan === undefined ? (
          <div className="write-choices">
            <WriteProfilesRoles accounts={accounts} chained={chained} selection={selection} onChange={setSelection} />
            <WriteProfilesNaming
              naming={naming}
              onChange={setNaming}
              example={example}
              regionError={hasTried && regionError ? errorBody(regionError) : undefined}
              isShared={session.sharedAs?.kind === 'sso-session'}
            />
          </div>
        ) : (
          <WriteProfilesReview plan={plan} isShownAgain={isShownAgain} />
        )}
      </div>
      <FormError error={error} />
      <div className="modal-buttons write-buttons">
        <span role="status" className="write-count">
          {plan === undefined && chosenRolesWords(count)}
        </span>
        {plan !== undefined && <Button onClick={back}>{buttonNames.back}</Button>}
        <Button onClick={onClose}>{buttonNames.cancel}</Button>
        {plan === undefined ? (
          <Button kind="primary" aria-disabled={isWorking || !isReady} onClick={() => void work(makePlan)}>
            {isWorking && <Spinner />}
            {showChangesWords}
          </Button>
        ) : (
          <Button kind="primary" aria-disabled={isWorking || !canWrite} onClick={(event) => write(event, plan)}>
            {isWorking && <Spinner />}
            {writeWords}
          </Button>
        )}
      </div>
    </Modal>
  );
};
