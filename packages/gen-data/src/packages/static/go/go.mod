module cpu-models.dev/go/cpumodels

go 1.19
