import type { ReactNode } from 'react'
import type { TagName, tagRules } from '@/lib/content/core/tags'

/**
 * The contract between documents and the components that draw them, derived from the table in
 * `lib/content/core/tags.ts`. The registry must have exactly one component for each name:
 * `satisfies TagComponents`.
 */
type RuleOf<Name extends TagName> = Extract<(typeof tagRules)[number], { name: Name }>
type AttributeOf<Name extends TagName> = RuleOf<Name>['attributes'][number]

/** A choice keeps its values; any other attribute is a plain string. The gate has checked both. */
type ValueOf<Attribute> = Attribute extends { kind: 'choice'; values: readonly (infer Value extends string)[] }
  ? Value
  : string

type RequiredProps<Name extends TagName> = {
  [Attribute in Extract<AttributeOf<Name>, { required: true }> as Attribute['name']]: ValueOf<Attribute>
}
type OptionalProps<Name extends TagName> = {
  [Attribute in Extract<AttributeOf<Name>, { required: false }> as Attribute['name']]?: ValueOf<Attribute> | undefined
}
type Children<Name extends TagName> = RuleOf<Name>['children'] extends 'none' ? object : { children: ReactNode }

/** Props of one tag, e.g. `TagProps<'Decision'>`. */
export type TagProps<Name extends TagName> = RequiredProps<Name> & OptionalProps<Name> & Children<Name>

/** One component for every tag. */
export type TagComponents = { [Name in TagName]: (props: TagProps<Name>) => ReactNode | Promise<ReactNode> }
