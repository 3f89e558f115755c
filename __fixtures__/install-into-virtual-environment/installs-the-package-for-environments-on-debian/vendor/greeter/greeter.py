WORD = 'hello from the environment'
