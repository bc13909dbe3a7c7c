import { FormulaNotes } from './parts/formula-notes'

/** How the numbers of L09 are made. */
export function PriceNotes() {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'A user’s month',
          formula: 'margin = P·(1 − f) − u·c − s',
          text: 'P is what the user pays in euros, f the share that the payment takes, u the tasks served, c the cost of a try and s the support. Paid by the success, P is the price times the tries that succeed; the hybrid asks half the month and twice the cost for each task beyond three times the middle. Fixed costs of the firm are not in it.',
          source: 'Own rule of this lab; the hybrid is one of many',
        },
        {
          name: 'How use differs',
          formula: 'u = middle · e^(d·z)',
          text: 'A log-normal distribution: d = 0 makes all users alike, at 0.9 the heaviest use many times what the middle does. The 1,000 users stand at the middles of equal shares, so nothing depends on a draw. They do not use more or less because the price changes; real ones do.',
          source: 'Own rule of this lab',
        },
        {
          name: 'Break-even of one price',
          formula: 'u* = (P·(1 − f) − s) ÷ c',
          text: 'The number of tasks from which a user at a monthly price costs more than the price brings. €20 with 3% fee, €2 support and €0.03 a task bears 580.',
          source: 'Margin set to zero',
        },
        {
          name: 'Break-even of a success',
          formula: 'success rate = c ÷ P',
          text: 'Below it each try loses money; P is the price of a success, c the cost of a try. Fee and support are left out here, so the true floor lies a little higher.',
          source: 'Expected price of a try, set equal to its cost',
        },
        {
          name: 'Months until a user is paid back',
          formula: 'cost of winning a user ÷ (revenue of a month · gross margin)',
          text: 'How long a user has to stay until the cost of winning one has come back. It takes the average user and no discount; whoever leaves earlier never pays it back.',
          source: 'Customary definition',
        },
      ]}
    />
  )
}
