module example.org/shop

require github.com/spf13/cobra v0.0.5
