import { setDiagnosticsEffect, type Diagnostic } from '@codemirror/lint'
import { StateField, type Text } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'

class Message extends WidgetType {
  constructor(private readonly text: string) {
    super()
  }

  override eq(other: Message): boolean {
    return other.text === this.text
  }

  toDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'cm-problem-message'
    element.textContent = this.text
    return element
  }
}

/** Writes each problem under its line, so that nobody has to point at a mark to read it. */
export const problemMessages = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    const effect = transaction.effects.find((each) => each.is(setDiagnosticsEffect))
    if (effect === undefined) return shown.map(transaction.changes)
    return draw(effect.value, transaction.state.doc)
  },
  provide: (field) => EditorView.decorations.from(field),
})

function draw(diagnostics: readonly Diagnostic[], text: Text): DecorationSet {
  return Decoration.set(
    diagnostics.flatMap(({ from, message }) => {
      const line = text.lineAt(Math.min(from, text.length))
      return [
        Decoration.line({ class: 'cm-problem-line' }).range(line.from),
        Decoration.widget({ widget: new Message(message), block: true, side: 1 }).range(line.to),
      ]
    }),
    true,
  )
}
