import type { User } from './directory.ts';
import { type Html, html } from './markup.ts';

/**
 * Asks which of the made-up people it is.
 * @param form where it is posted to, and the hidden field that tells what it is about
 */
export const signInForm = (form: {
  readonly action: string;
  readonly about: { readonly name: string; readonly value: string };
  readonly users: readonly User[];
  readonly selected: User | undefined;
}): Html => html`<h1>Sign in</h1>
<p>The people of this directory are made up, and none of them has a password.</p>
<form method="post" action="${form.action}">
<input type="hidden" name="${form.about.name}" value="${form.about.value}">
<fieldset>
<legend>Who are you?</legend>
${form.users.map(
  (user) => html`<label class="person">
<input type="radio" name="user" value="${user.userName}" required${{ markup: user === form.selected ? ' checked' : '' }}>
<span><strong>${user.displayName}</strong><small>${user.email}</small></span>
</label>
`,
)}</fieldset>
<div class="actions"><button class="primary">Continue</button></div>
</form>`;
