import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L08 are made. */
export function BudgetNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Cost of a call',
          formula: 'cost = (F·k·pᵢₙ + (in − F)·pᵢₙ + out·pₒᵤₜ) ÷ 10⁶,  k = h·r + (1 − h)·w',
          text: 'Tokens times prices in dollars for a million. F tokens of the input are always the same; cached, they cost k times their price: r where they are found (share h), w where they are stored. Without a cache k is 1.',
          source: 'Suppliers’ way to charge; prices and terms are dated data',
        },
        {
          name: 'When the cache pays',
          formula: 'h > (w − 1) ÷ (w − r)',
          text: 'The share of calls that must find the beginning. Storing at 1.25 and finding at 0.1 times the price, it is 21.7%.',
          source: 'k set to 1',
        },
        {
          name: 'Small model first',
          formula: 'cost = cₛ + e·cₗ,  quality = qₛ + (qₗ − qₛ)·(1 − (1 − e)^m)',
          text: 'A share e is passed on from the small model (s) to the large one (l) and paid for twice. m says how well the small model knows its limits: at 1 it passes tasks on blindly, at 3 mostly those it would fail. Measure the curve of your own pair of models; this shape is an assumption.',
          source: 'Cost by addition; the curve of quality is an own rule of this lab',
        },
        {
          name: 'Delay',
          formula: 'call = (first token + out ÷ speed) · e^(σ·z)',
          text: 'Seconds. Calls in a row add up, of calls side by side the slowest counts, and a task that is passed on waits for both models. z is drawn from the standard normal distribution for 2,000 tasks, in equal strata; σ is how much calls differ. Calls are taken as independent, so a slow hour of a supplier is not in it.',
          source: 'Log-normal model of our own; Latin hypercube by McKay, Beckman and Conover (1979)',
        },
        {
          name: 'Cost of a success',
          formula: 'cost of a task ÷ share solved',
          text: 'What one solved task costs when failures are paid for as well. A kept answer costs nothing and was right with the quality of its day; only the share that is still right counts.',
          source: 'Own rule of this lab',
        },
      ]}
    />
  )
}
