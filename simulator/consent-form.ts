import type { User } from './directory.ts';
import { type Html, html } from './markup.ts';

/**
 * Asks whoever is signed in to allow or deny, and says who that is.
 * @param form where it is posted to, the hidden field that tells what it is about, and where another person signs in
 */
export const consentForm = (form: {
  readonly action: string;
  readonly about: { readonly name: string; readonly value: string };
  readonly user: User;
  readonly signIn: string;
}): Html => html`<form method="post" action="${form.action}">
<input type="hidden" name="${form.about.name}" value="${form.about.value}">
<div class="actions">
<button class="primary" name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</div>
</form>
<p class="who">Signed in as <strong>${form.user.displayName}</strong> (${form.user.email}).
<a href="${form.signIn}">Use another</a></p>`;
