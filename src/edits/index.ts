export { addToEnv, envInstruction } from './add-to-env.ts';
export { addYamlKey } from './add-yaml-key.ts';
export { appendCommand, insertCommandBefore } from './commands.ts';
export { removeFlag, setFlag } from './flags.ts';
export { insertInstructionAfter, insertInstructionBefore } from './insert-instruction.ts';
export { installPackages } from './install-packages.ts';
export { insertListItemAfter } from './list-items.ts';
export { moveInstructionAfter, moveInstructionBefore } from './move-instruction.ts';
export { removeCommand } from './remove-command.ts';
export { removeInstruction } from './remove-instruction.ts';
export { replaceExecWords } from './replace-exec-words.ts';
export { replaceInstruction } from './replace-instruction.ts';
export { setOption } from './set-option.ts';
export {
  insertWordsAfter,
  insertWordsBefore,
  removeValue,
  removeWordsBefore,
  replaceWord,
  setDefault,
} from './words.ts';
