/** @param file path in the project, with its ending .ts */
export function importSource(file: string): Promise<unknown>
