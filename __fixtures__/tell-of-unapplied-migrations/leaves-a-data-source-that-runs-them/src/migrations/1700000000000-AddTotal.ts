export class AddTotal1700000000000 {}
