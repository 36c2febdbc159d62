import { requestedTokenNames } from '../../shared/application-words.ts';
import { requestedTokenTypes, type TokenRequest } from '../../shared/applications.ts';
import type { GrantField, TypedGrant } from '../application-form.ts';
import { Choice } from '../ui/choice.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';

const tokenOptions = (['usual', ...requestedTokenTypes] as const).map((value) => ({
  value,
  label: requestedTokenNames[value],
}));

type ExchangeFieldsProps = {
  readonly grant: TokenRequest['grant'];
  readonly typed: TypedGrant;
  readonly missing: GrantField | undefined;
  readonly sessionName: string;
  readonly onChange: (changes: Partial<TypedGrant>) => void;
};

/** What a grant asks a person for. */
export const ExchangeFields = ({ grant, typed, missing, sessionName, onChange }: ExchangeFieldsProps) => {
  const missed = (field: GrantField, words: string) => (missing === field ? words : undefined);
  switch (grant) {
    case 'jwt-bearer':
      return (
        <SecretField
          field="assertion"
          label="Assertion"
          value={typed.assertion}
          onChange={(assertion) => onChange({ assertion })}
          error={missed('assertion', 'Paste the JWT that the issuer signed.')}
        />
      );
    case 'token-exchange':
      return (
        <>
          <fieldset className="choices">
            <legend>Access token to exchange</legend>
            <Choice
              kind="radio"
              name="subject"
              checked={typed.isOwnToken}
              onChange={() => onChange({ isOwnToken: true, subjectToken: '' })}
            >
              That of {sessionName}
            </Choice>
            <Choice
              kind="radio"
              name="subject"
              checked={!typed.isOwnToken}
              onChange={() => onChange({ isOwnToken: false })}
            >
              Another one
            </Choice>
          </fieldset>
          {!typed.isOwnToken && (
            <SecretField
              field="subjectToken"
              label="Access token"
              value={typed.subjectToken}
              onChange={(subjectToken) => onChange({ subjectToken })}
              error={missed('subjectToken', 'Paste the access token.')}
            />
          )}
          <Select
            label="Ask for"
            value={typed.requestedTokenType}
            options={tokenOptions}
            onChange={(requestedTokenType) => onChange({ requestedTokenType })}
          />
        </>
      );
    case 'authorization-code':
      return (
        <>
          <SecretField
            field="code"
            label="Authorization code"
            value={typed.code}
            onChange={(code) => onChange({ code })}
            error={missed('code', 'Paste the code.')}
          />
          <TextField
            field="redirectUri"
            label="Redirect URI"
            placeholder="https://reports.example.com/callback"
            mono
            value={typed.redirectUri}
            onChange={(redirectUri) => onChange({ redirectUri })}
            error={missed('redirectUri', 'Enter the address the code was sent to.')}
          />
          <SecretField
            label="Code verifier"
            value={typed.codeVerifier}
            onChange={(codeVerifier) => onChange({ codeVerifier })}
            hint="Only where the request had a code challenge (PKCE)."
          />
        </>
      );
    case 'refresh-token':
      return null;
  }
};
