'use client'

import { memo, useCallback, useId, useLayoutEffect, useRef, type ReactNode } from 'react'

/** The same function for good, which calls the handler of the latest drawing: a control that looks as before is not drawn
 *  again because its handler is a new one. Of the inputs of a lab one changes at a time. */
function useLatest<Value>(handler: (value: Value) => void): (value: Value) => void {
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  })
  return useCallback((value: Value) => latest.current(value), [])
}

/** For `memo` around a control: whether it looks the same. Options are compared one by one, since most are written anew. */
function looksTheSame<Props extends object>(before: Props, now: Props): boolean {
  const names = Object.keys({ ...before, ...now }) as (keyof Props)[]
  return names.every((name) => {
    const [old, next] = [before[name], now[name]]
    return Object.is(old, next) || (name === 'options' && hasSameOptions(old as Options, next as Options))
  })
}

type Options = readonly { value: string; label: string }[]

const hasSameOptions = (before: Options, now: Options) =>
  before.length === now.length &&
  now.every(({ value, label }, place) => before[place]!.value === value && before[place]!.label === label)

export interface RangeControlProps {
  label: string
  value: number
  /** The value as the reader sees it. */
  shown: string
  min: number
  max: number
  step: number
  onChange: (value: number) => void
  isDisabled?: boolean
}

/** The diamond slider; the value stands beside its name. */
export function RangeControl({ onChange, ...looks }: RangeControlProps) {
  return <Slider {...looks} onChange={useLatest(onChange)} />
}

const Slider = memo(function Slider({
  label,
  value,
  shown,
  min,
  max,
  step,
  onChange,
  isDisabled = false,
}: RangeControlProps) {
  const id = useId()
  return (
    <div className="lab-control">
      <span>
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id}>{shown}</output>
      </span>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        disabled={isDisabled}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  )
})

export interface SelectControlProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  /** Shown while nothing is chosen. */
  open?: string
  isDisabled?: boolean
  isLabelHidden?: boolean
  onChange: (value: string) => void
}

/** A native choice of one. */
export function SelectControl({ onChange, ...looks }: SelectControlProps) {
  return <NativeSelect {...looks} onChange={useLatest(onChange)} />
}

const NativeSelect = memo(
  function NativeSelect({
    label,
    value,
    options,
    open,
    isDisabled = false,
    isLabelHidden = false,
    onChange,
  }: SelectControlProps) {
    const id = useId()
    return (
      <div className="lab-control field">
        <label htmlFor={id} className={isLabelHidden ? 'vh' : undefined}>
          {label}
        </label>
        <select
          id={id}
          value={value}
          required={open !== undefined}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.value)}
        >
          {open !== undefined && <option value="">{open}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    )
  },
  looksTheSame<SelectControlProps>,
)

export interface NumberControlProps {
  label: string
  value: string
  onChange: (value: string) => void
  step?: number
  isDisabled?: boolean
}

/** A number to type; empty until the learner answers. */
export function NumberControl({ label, value, onChange, step = 1, isDisabled = false }: NumberControlProps) {
  const id = useId()
  return (
    <div className="lab-control field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={0}
        step={step}
        value={value}
        required
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

export interface ChoiceControlProps {
  legend: string
  value: string
  options: readonly { value: string; label: string }[]
  isDisabled?: boolean
  onChange: (value: string) => void
}

/** A row of native radio buttons; one has to be chosen before a form is sent. */
export function ChoiceControl({ onChange, ...looks }: ChoiceControlProps) {
  return <RadioRow {...looks} onChange={useLatest(onChange)} />
}

const RadioRow = memo(
  function RadioRow({ legend, value, options, isDisabled = false, onChange }: ChoiceControlProps) {
    const name = useId()
    return (
      <fieldset className="lab-choice" disabled={isDisabled}>
        <legend>{legend}</legend>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              required
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </fieldset>
    )
  },
  looksTheSame<ChoiceControlProps>,
)

/** Controls side by side, each about a third of the lab. */
export function Controls({ children }: { children: ReactNode }) {
  return <div className="ctl">{children}</div>
}
