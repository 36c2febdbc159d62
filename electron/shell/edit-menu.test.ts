import { describe, expect, it } from 'vitest';
import { editMenuOf } from './edit-menu.ts';

const editFlags = {
  ...{ canUndo: true, canRedo: false, canCut: true, canCopy: true, canPaste: true },
  ...{ canDelete: true, canSelectAll: true, canEditRichly: false },
};

const namesOf = (menu: ReturnType<typeof editMenuOf>) => menu.map((group) => group.map(({ name }) => name));

describe('the menu of text', () => {
  it('offers the usual edits in a text field, whoever’s page it is in', () => {
    const wanted = [['undo', 'redo'], ['cut', 'copy', 'paste'], ['selectAll']];
    for (const isOurs of [true, false]) {
      expect(namesOf(editMenuOf({ isEditable: true, selectionText: '', editFlags }, isOurs))).toEqual(wanted);
    }
  });

  it('offers only what the field can do', () => {
    const flags = { ...editFlags, canCopy: false, canCut: false };
    const menu = editMenuOf({ isEditable: true, selectionText: '', editFlags: flags }, true);
    const enabled = menu.flat().filter((edit) => edit.enabled);
    expect(enabled.map(({ name }) => name)).toEqual(['undo', 'paste', 'selectAll']);
  });

  it('copies selected text of our own pages', () => {
    expect(namesOf(editMenuOf({ isEditable: false, selectionText: 'AROA', editFlags }, true))).toEqual([['copy']]);
  });

  it('is absent without text, and from the text of pages of others', () => {
    expect(editMenuOf({ isEditable: false, selectionText: ' ', editFlags }, true)).toEqual([]);
    expect(editMenuOf({ isEditable: false, selectionText: 'AROA', editFlags }, false)).toEqual([]);
  });
});
