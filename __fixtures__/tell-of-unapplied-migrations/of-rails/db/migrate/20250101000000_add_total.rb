class AddTotal; end
