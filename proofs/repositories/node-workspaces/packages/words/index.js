exports.greeting = 'good morning';
