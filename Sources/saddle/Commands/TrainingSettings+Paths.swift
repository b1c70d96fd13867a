import ArrayFiles
import Datasets

extension TrainingSettings {
  /// With the files that are named as they are found from every working directory.
  var withAbsolutePaths: TrainingSettings {
    var settings = self
    if Split.isPath(data) { settings.data = FolderPath.absolute(data) }
    settings.tree = tree.map(FolderPath.absolute)
    settings.initialWeights = initialWeights.map(FolderPath.absolute)
    return settings
  }
}
