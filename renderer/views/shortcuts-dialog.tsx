import './shortcuts-dialog.css';
import { buttonNames } from '../../shared/button-words.ts';
import { type ShortcutSection, shortcutSheet, shortcutsTitle } from '../../shared/shortcut-words.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';

const Section = ({ section: { group, title, lines } }: { readonly section: ShortcutSection }) => (
  <section className="shortcuts-group" aria-labelledby={`shortcuts-${group}`}>
    <h3 id={`shortcuts-${group}`}>{title}</h3>
    <dl>
      {lines.map(({ name, meaning, keys }) => (
        <div key={name} className="shortcuts-line">
          <dt>{meaning}</dt>
          <dd>
            {keys.map((each) => (
              <kbd key={each}>{each}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

/** Everything that keys do, on one sheet. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const platform = useStore(({ app }) => app?.platform ?? 'linux');
  const quickPickShortcut = useStore(({ app }) => app?.settings.quickPickShortcut);
  return (
    <Modal isWide title={shortcutsTitle} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached and scrolled by keyboard */}
      <section className="shortcuts" aria-label={shortcutsTitle} tabIndex={0}>
        <div className="shortcuts-columns">
          {shortcutSheet(platform, quickPickShortcut).map((section) => (
            <Section key={section.group} section={section} />
          ))}
        </div>
      </section>
      <div className="modal-buttons">
        <Button onClick={onClose}>{buttonNames.close}</Button>
      </div>
    </Modal>
  );
};
