/** What a label can say: one term, several terms, a number, or a start and an end; null for "cannot tell". */
export type LabelValue = string | number | string[] | { [key: string]: unknown } | null;
