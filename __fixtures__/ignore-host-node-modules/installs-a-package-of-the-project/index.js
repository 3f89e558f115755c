console.log(require("greeter")());
