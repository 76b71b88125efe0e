// Form fields in the design system's classes: label, hint and error tied to the field, and a summary that links to each.
import { type Html, html } from '../platform/html.ts';
import { csrfInput } from './layout.ts';

/** One thing that is wrong; with `field`, the name of the one that it is about. */
export interface FormError {
  readonly field?: string;
  readonly text: string;
}

export interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'tel' | 'date';
  readonly autocomplete?: string;
  /** Most characters. */
  readonly most?: number;
  /** Rows of a larger field. */
  readonly rows?: number;
}

/** A form that is being written, or shown again with what is wrong in it. */
export interface Draft {
  readonly values: URLSearchParams;
  readonly errors: readonly FormError[];
}

export const emptyDraft: Draft = { values: new URLSearchParams(), errors: [] };

/** Stands first in a page whose form is shown again. */
export function errorSummary({ errors }: Pick<Draft, 'errors'>): Html | string {
  if (errors.length === 0) return '';
  const rows = errors.map(({ field, text }) =>
    field === undefined
      ? html`<li>${text}</li>`
      : html`<li class="error-list__link"><a href="#${idOf(field)}">${text}</a></li>`,
  );
  return html`<div class="message-box message-box--error felsumma" role="alert" tabindex="-1" aria-labelledby="felsumma">
<h2 id="felsumma" class="message-box__heading">Rätta det här</h2>
<ul class="error-list">${rows}</ul></div>`;
}

export function textField(
  { name, label, hint, type = 'text', autocomplete, most = 200, rows }: FieldOptions,
  draft: Draft,
): Html {
  const error = errorOf(name, draft);
  const value = draft.values.get(name) ?? '';
  const id = idOf(name);
  const common = html`id="${id}" name="${name}" maxlength="${most}"${describedBy(id, hint, error)}${
    autocomplete ? html` autocomplete="${autocomplete}"` : ''
  }`;
  const [block, control] = rows
    ? [
        'textarea-field',
        html`<textarea class="textarea-field__textarea" rows="${rows}" ${common}>${{ markup: '\n' }}${value}</textarea>`,
      ]
    : [
        'text-field',
        html`<div class="text-field__icon-wrapper"><input class="text-field__input" type="${type}" value="${value}" ${common}></div>`,
      ];
  return html`<div class="${block}${error ? ` ${block}--error` : ''}">
${labelOf(id, label, hint, error)}
<div class="text-field__input-wrapper">${control}</div>
</div>`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function selectField({ name, label, hint }: FieldOptions, choices: readonly Choice[], draft: Draft): Html {
  const error = errorOf(name, draft);
  const id = idOf(name);
  const options = choices.map(
    (one) =>
      html`<option value="${one.value}"${draft.values.get(name) === one.value ? ' selected' : ''}>${one.label}</option>`,
  );
  return html`<div class="select-field${error ? ' select-field--error' : ''}">
${labelOf(id, label, hint, error)}
<div class="select-field__icon-wrapper"><select class="select-field__select" id="${id}" name="${name}"${describedBy(id, hint, error)}>
${options}</select></div>
</div>`;
}

export function checkboxes({ name, label, hint }: FieldOptions, choices: readonly Choice[], draft: Draft): Html {
  const error = errorOf(name, draft);
  const id = idOf(name);
  const chosen = draft.values.getAll(name);
  const boxes = choices.map(
    ({ value, label: text }, index) => html`<div class="checkbox">
<input type="checkbox" class="checkbox__input" id="${index === 0 ? id : `${id}-${value}`}" name="${name}" value="${value}"${
      chosen.includes(value) ? ' checked' : ''
    }>
<label class="checkbox__label" for="${index === 0 ? id : `${id}-${value}`}"><span class="checkbox__width">${text}</span></label>
</div>`,
  );
  return html`<fieldset class="fieldset checkbox-group"${describedBy(id, hint, error)}>
<legend class="label fieldset__label">${label}</legend>
${hint ? html`<p class="label__description" id="${id}-hjalp">${hint}</p>` : ''}${errorLine(id, error)}
<div class="fieldset__content checkbox-group__content">${boxes}</div>
</fieldset>`;
}

export interface FormOptions {
  readonly action: string;
  readonly csrf: string | undefined;
  readonly submit: string;
  /** Fields that nobody sees. */
  readonly hidden?: Readonly<Record<string, string | number>>;
  /** Of secondary weight. */
  readonly secondary?: boolean;
}

export function form({ action, csrf, submit, hidden = {}, secondary }: FormOptions, ...fields: readonly Html[]): Html {
  const extra = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${action}" novalidate>${csrfInput(csrf)}${extra}
${[...fields]}
<p><button class="button button--${secondary ? 'secondary' : 'primary'} button--medium" type="submit">${submit}</button></p>
</form>`;
}

/** What a field has, trimmed. */
export function fieldText(values: URLSearchParams, name: string): string {
  return (values.get(name) ?? '').trim();
}

function idOf(name: string): string {
  return `falt-${name}`;
}

function errorOf(name: string, { errors }: Draft): string | undefined {
  return errors.find(({ field }) => field === name)?.text;
}

function labelOf(id: string, label: string, hint: string | undefined, error: string | undefined): Html {
  return html`<label class="label" for="${id}">${label}</label>
${hint ? html`<p class="label__description" id="${id}-hjalp">${hint}</p>` : ''}${errorLine(id, error)}`;
}

function errorLine(id: string, error: string | undefined): Html | string {
  return error ? html`<p class="label__message label__message--error" id="${id}-fel">${error}</p>` : '';
}

function describedBy(id: string, hint: string | undefined, error: string | undefined): Html | string {
  const ids = [...(hint ? [`${id}-hjalp`] : []), ...(error ? [`${id}-fel`] : [])].join(' ');
  return ids ? html` aria-describedby="${ids}"${error ? { markup: ' aria-invalid="true"' } : ''}` : '';
}
