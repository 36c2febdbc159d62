/** What the menu of a text field or of selected text offers. Pure. */
import type { ContextMenuParams } from 'electron';
import type { EditName } from '../../shared/menu-words.ts';

type TextAt = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>;

type Edit = { readonly name: EditName; readonly enabled: boolean };

/** Groups of what the menu offers; none where there is no menu. */
type EditMenu = readonly (readonly Edit[])[];

/**
 * In pages of others only text fields have a menu, and nothing but editing is in it: a password has to be pasted
 * somehow.
 */
export const editMenuOf = ({ isEditable, selectionText, editFlags }: TextAt, isOurs: boolean): EditMenu => {
  const copy = { name: 'copy', enabled: editFlags.canCopy } as const;
  if (!isEditable) return isOurs && selectionText.trim() !== '' ? [[copy]] : [];
  return [
    [
      { name: 'undo', enabled: editFlags.canUndo },
      { name: 'redo', enabled: editFlags.canRedo },
    ],
    [{ name: 'cut', enabled: editFlags.canCut }, copy, { name: 'paste', enabled: editFlags.canPaste }],
    [{ name: 'selectAll', enabled: editFlags.canSelectAll }],
  ];
};
